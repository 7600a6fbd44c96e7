import type { Locale, TemplatedKind } from '../src/event/index.ts';
import enAlert from './en/alert.liquid';
import enBuild from './en/build.liquid';
import enCard from './en/card.liquid';
import enComment from './en/comment.liquid';
import enDeployment from './en/deployment.liquid';
import enDiscussion from './en/discussion.liquid';
import enIssue from './en/issue.liquid';
import enMember from './en/member.liquid';
import enMergeRequest from './en/merge_request.liquid';
import enMilestone from './en/milestone.liquid';
import enNotice from './en/notice.liquid';
import enPush from './en/push.liquid';
import enRef from './en/ref.liquid';
import enRelease from './en/release.liquid';
import enRepository from './en/repository.liquid';
import enReview from './en/review.liquid';
import enWiki from './en/wiki.liquid';
import zhAlert from './zh-CN/alert.liquid';
import zhBuild from './zh-CN/build.liquid';
import zhCard from './zh-CN/card.liquid';
import zhComment from './zh-CN/comment.liquid';
import zhDeployment from './zh-CN/deployment.liquid';
import zhDiscussion from './zh-CN/discussion.liquid';
import zhIssue from './zh-CN/issue.liquid';
import zhMember from './zh-CN/member.liquid';
import zhMergeRequest from './zh-CN/merge_request.liquid';
import zhMilestone from './zh-CN/milestone.liquid';
import zhNotice from './zh-CN/notice.liquid';
import zhPush from './zh-CN/push.liquid';
import zhRef from './zh-CN/ref.liquid';
import zhRelease from './zh-CN/release.liquid';
import zhRepository from './zh-CN/repository.liquid';
import zhReview from './zh-CN/review.liquid';
import zhWiki from './zh-CN/wiki.liquid';

/** The text of every template that ships, by `<locale>/<kind>` or `<locale>/<source>/<kind>`. */
const shipped: Readonly<Record<`${Locale}/${TemplatedKind}`, string>> = {
  'zh-CN/push': zhPush,
  'zh-CN/ref': zhRef,
  'zh-CN/merge_request': zhMergeRequest,
  'zh-CN/review': zhReview,
  'zh-CN/issue': zhIssue,
  'zh-CN/comment': zhComment,
  'zh-CN/build': zhBuild,
  'zh-CN/release': zhRelease,
  'zh-CN/deployment': zhDeployment,
  'zh-CN/wiki': zhWiki,
  'zh-CN/member': zhMember,
  'zh-CN/repository': zhRepository,
  'zh-CN/discussion': zhDiscussion,
  'zh-CN/milestone': zhMilestone,
  'zh-CN/card': zhCard,
  'zh-CN/alert': zhAlert,
  'zh-CN/notice': zhNotice,
  'en/push': enPush,
  'en/ref': enRef,
  'en/merge_request': enMergeRequest,
  'en/review': enReview,
  'en/issue': enIssue,
  'en/comment': enComment,
  'en/build': enBuild,
  'en/release': enRelease,
  'en/deployment': enDeployment,
  'en/wiki': enWiki,
  'en/member': enMember,
  'en/repository': enRepository,
  'en/discussion': enDiscussion,
  'en/milestone': enMilestone,
  'en/card': enCard,
  'en/alert': enAlert,
  'en/notice': enNotice,
};

/** Only for sources that truly differ. */
const bySource: Readonly<Record<`${Locale}/${string}/${TemplatedKind}`, string>> = {};

/** All templates that ship, by name. */
export const templates: Readonly<Record<string, string>> = { ...shipped, ...bySource };
