/** Why DingTalk would not take a body: its code and text, and for a developer where and what to do. */
export interface Fault {
  errcode: number;
  /** DingTalk's own words, in the wording it has used since 2023. */
  errmsg: string;
  /** `markdown.text: …`, in English. */
  what: string;
}

const documents = 'https://open.dingtalk.com/document/';

/** A parameter of the request that is missing as a whole. */
export function absent(parameter: 'json' | 'msgtype', what: string): Fault {
  return { errcode: 40035, errmsg: `缺少参数 ${parameter}`, what };
}

/** `msgtype` names no type that robots can send. */
export const unknownType: Fault = {
  errcode: 400105,
  errmsg: '不支持的消息类型',
  what: 'msgtype: use one of text, link, markdown, actionCard, feedCard.',
};

/** Something is there and cannot be used. */
export function unusable(what: string): Fault {
  return { errcode: 40035, errmsg: '不合法的参数', what };
}

/** A field of `object`, or `object` itself, that is missing or blank. */
export function missing(errcode: number, object: string, field?: string): Fault {
  const lacking = field === undefined ? `${object} 缺失` : `${object} --》 ${field} 缺失`;
  return {
    errcode,
    errmsg:
      `错误描述:参数 ${lacking}，或者参数格式不正确; 解决方案:请填充上对应参数;` +
      `参考链接:请参考本接口对应文档查看参数获取方式，或者在${documents}  搜索对应文档;`,
    what: `${field === undefined ? object : `${object}.${field}`}: add this, it may not be blank.`,
  };
}
