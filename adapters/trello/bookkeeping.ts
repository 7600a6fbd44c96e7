import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { colour } from './colours.ts';
import { origin } from './origin.ts';
import { before, named, news, type Words, words } from './parsed.ts';
import { Bookkeeping } from './payload/board.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof Bookkeeping>;
type Data = Payload['action']['data'];

const label = ({ label }: Data): Text | undefined => label?.name || colour(label?.color);
const field = ({ customField }: Data) => customField?.name || undefined;
const powerUp = ({ plugin, value }: Data) => plugin?.name || value || undefined;
const workspace = ({ organization }: Data) => organization?.name || undefined;
const nothing = () => undefined;

/** What each says, `*` standing for what the second column names. */
const table: Readonly<Record<string, readonly [Words, (data: Data) => Text | undefined]>> = {
  createLabel: [words('新建了标签*', 'created label*'), label],
  updateLabel: [words('修改了标签*', 'changed label*'), label],
  deleteLabel: [words('删除了标签*', 'deleted label*'), label],
  addCustomField: [words('新建了自定义字段*', 'created custom field*'), field],
  updateCustomField: [words('修改了自定义字段*', 'changed custom field*'), field],
  deleteCustomField: [words('删除了自定义字段*', 'deleted custom field*'), field],
  enablePowerUp: [words('启用了扩展*', 'enabled Power-Up*'), powerUp],
  disablePowerUp: [words('停用了扩展*', 'disabled Power-Up*'), powerUp],
  enablePlugin: [words('启用了扩展*', 'enabled Power-Up*'), powerUp],
  disablePlugin: [words('停用了扩展*', 'disabled Power-Up*'), powerUp],
  createBoardInvitation: [words('邀请了一个人加入看板', 'invited somebody to the board'), nothing],
  unconfirmedBoardInvitation: [
    words('邀请了一个还没有确认邮箱的人加入看板', 'invited somebody to the board whose address is not confirmed'),
    nothing,
  ],
  deleteBoardInvitation: [words('撤回了看板的一个邀请', 'withdrew an invitation to the board'), nothing],
  addToOrganizationBoard: [words('将看板移入工作区*', 'moved the board into workspace*'), workspace],
  removeFromOrganizationBoard: [words('将看板移出工作区*', 'moved the board out of workspace*'), workspace],
  createOrganization: [words('新建了工作区*', 'created workspace*'), workspace],
  updateOrganization: [words('修改了工作区*', 'changed workspace*'), workspace],
  createOrganizationInvitation: [words('邀请了一个人加入工作区*', 'invited somebody to workspace*'), workspace],
  unconfirmedOrganizationInvitation: [
    words('邀请了一个还没有确认邮箱的人加入工作区*', 'invited somebody whose address is not confirmed to workspace*'),
    workspace,
  ],
  deleteOrganizationInvitation: [words('撤回了工作区*的一个邀请', 'withdrew an invitation to workspace*'), workspace],
  memberJoinedTrello: [words('注册了 Trello', 'joined Trello'), nothing],
  acceptEnterpriseJoinRequest: [words('同意了工作区*加入企业', 'let workspace* join the enterprise'), workspace],
  addOrganizationToEnterprise: [words('将工作区*加入企业', 'added workspace* to the enterprise'), workspace],
  removeOrganizationFromEnterprise: [words('将工作区*移出企业', 'removed workspace* from the enterprise'), workspace],
  addToEnterprisePluginWhitelist: [words('允许企业使用扩展*', 'allowed Power-Up* in the enterprise'), powerUp],
  removeFromEnterprisePluginWhitelist: [
    words('不再允许企业使用扩展*', 'no longer allowed Power-Up* in the enterprise'),
    powerUp,
  ],
  enableEnterprisePluginWhitelist: [
    words('开始限制企业可用的扩展', 'began to limit the Power-Ups of the enterprise'),
    nothing,
  ],
  disableEnterprisePluginWhitelist: [
    words('不再限制企业可用的扩展', 'stopped limiting the Power-Ups of the enterprise'),
    nothing,
  ],
};

/** Everything else that Trello documents: definitions, Power-Ups, invitations, workspaces, enterprises. */
export const bookkeepingRoutes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.entries(table).map(([type, [verb, subject]]) => [
    type,
    route(Bookkeeping, (payload) => told(type, payload, verb, subject(payload.action.data))),
  ]),
);

function told(type: string, payload: Payload, verb: Words, subject: Text | undefined): Parsed {
  const { data } = payload.action;
  const { place, actor, at } = origin(payload);
  const was = before(data.old, 'name');
  return news(type, {
    kind: 'notice',
    place,
    actor,
    at,
    thread: `${data.board?.id ?? data.organization?.id ?? place.name}/${type}`,
    url: place.url,
    title: named(verb, subject),
    facts: was && subject !== was ? [{ name: words('原来的名称', 'Former name'), value: was }] : undefined,
  });
}
