import type { Text } from '../../src/kit/index.ts';
import { pick, words } from './parsed.ts';

/** https://developer.atlassian.com/cloud/trello/guides/rest-api/object-definitions/#label-object */
const colours = {
  green: words('绿色', 'green'),
  yellow: words('黄色', 'yellow'),
  orange: words('橙色', 'orange'),
  red: words('红色', 'red'),
  purple: words('紫色', 'purple'),
  blue: words('蓝色', 'blue'),
  sky: words('天蓝色', 'sky'),
  lime: words('青柠色', 'lime'),
  pink: words('粉色', 'pink'),
  black: words('黑色', 'black'),
};

/** A label's colour in words, for labels without a name; shades (`green_dark`) by their base. */
export function colour(name: string | undefined): Text | undefined {
  return pick(colours, name?.replace(/_(?:light|dark)$/, '')) ?? (name || undefined);
}
