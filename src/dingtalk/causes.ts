/** Why DingTalk turned a message down, as far as a person can do something about it. */
export type Cause =
  /** Of the robot or its settings: no message gets through until a person acts. */
  | 'sign'
  | 'stale-keyword'
  | 'clock'
  | 'ip'
  | 'security'
  | 'token'
  | 'stopped'
  | 'removed'
  | 'dissolved'
  | 'forbidden'
  | 'address'
  | 'request'
  /** Of this message: the robot is fine. */
  | 'keyword'
  | 'format'
  | 'size'
  | 'link'
  | 'image'
  | 'text'
  | 'content'
  | 'refused';

/** Words in the two languages of the product. */
export interface Words {
  'zh-CN': string;
  en: string;
}

/** What a cause means for the queue, and what to do about it. */
export interface Explanation {
  /** Whether it stops the whole `robot` until a person acts, or only this `message`. */
  scope: 'robot' | 'message';
  /** What happened and what to do: one or two sentences for whoever looks after the group. */
  fix: Words;
}

const report: Words = {
  'zh-CN': '这多半是 dinghook 的问题，请把下面的错误信息反馈给维护者。',
  en: 'This is most likely a fault in dinghook: please report the error below.',
};

/** Every cause explained. Texts name the places in DingTalk as its client labels them. */
export const causes: Readonly<Record<Cause, Explanation>> = {
  sign: {
    scope: 'robot',
    fix: {
      'zh-CN':
        '机器人开启了加签，但没有填写密钥，或密钥不对：在钉钉群设置 → 机器人 → 安全设置里复制以 SEC 开头的密钥，粘贴到这个群的配置里。',
      en: 'The robot requires signing (加签), but its secret is missing or wrong: copy the secret that starts with SEC from the DingTalk group settings → Bots → Security settings into the configuration of this group.',
    },
  },
  'stale-keyword': {
    scope: 'robot',
    fix: {
      'zh-CN':
        '消息里带了配置的关键词，机器人仍说没有：它的关键词已经改过，或写法不同（区分大小写）。在钉钉群设置 → 机器人 → 安全设置里核对自定义关键词，原样填到这个群的配置里。',
      en: 'The message held the configured keyword and the robot still missed one: its keywords were changed, or are spelled differently (case matters). Compare them in the DingTalk group settings → Bots → Security settings and enter them in the configuration of this group exactly as they stand there.',
    },
  },
  clock: {
    scope: 'robot',
    fix: {
      'zh-CN': '钉钉认为签名已过期：运行 dinghook 的机器时间与实际相差超过一小时。校准时间（启用 NTP）后会自动恢复。',
      en: 'DingTalk considers the signature expired: the clock of the machine that runs dinghook is off by more than an hour. Sending resumes by itself once the clock is right (turn on NTP).',
    },
  },
  ip: {
    scope: 'robot',
    fix: {
      'zh-CN':
        '机器人只接受白名单里的 IP 地址：在机器人的安全设置里把 dinghook 的出口地址加进去；出口地址不固定时，请改用加签。',
      en: 'The robot only accepts listed IP addresses: add the address dinghook sends from in the security settings of the robot, or switch to signing (加签) where that address is not fixed.',
    },
  },
  security: {
    scope: 'robot',
    fix: {
      'zh-CN':
        '消息没有通过机器人的安全设置：对照钉钉群设置 → 机器人 → 安全设置，检查这个群配置里的密钥和关键词；不要使用 IP 地址限制。',
      en: 'The message did not pass the security settings of the robot: compare them (DingTalk group settings → Bots → Security settings) with the secret and keywords in the configuration of this group, and do not restrict IP addresses.',
    },
  },
  token: {
    scope: 'robot',
    fix: {
      'zh-CN':
        '钉钉不认识这个 Webhook 地址：机器人可能已被删除或重建，也可能不是自定义机器人。在群里重新复制自定义机器人的 Webhook 地址，粘贴到这个群的配置里。',
      en: 'DingTalk does not know this webhook: the robot may have been removed or recreated, or it is not a custom robot. Copy the webhook of the custom robot again and paste it into the configuration of this group.',
    },
  },
  stopped: {
    scope: 'robot',
    fix: {
      'zh-CN': '机器人已停用：请群管理员在群设置 → 机器人里启用它；企业内部机器人由企业管理员在钉钉开放平台后台启用。',
      en: 'The robot is disabled: ask the group owner to enable it in the group settings → Bots; robots of an organisation are enabled by its administrator in the DingTalk developer console.',
    },
  },
  removed: {
    scope: 'robot',
    fix: {
      'zh-CN': '机器人已不在群里：在群里重新添加一个自定义机器人，把新的 Webhook 地址粘贴到这个群的配置里。',
      en: 'The robot is no longer in the group: add a custom robot again and paste its webhook into the configuration of this group.',
    },
  },
  dissolved: {
    scope: 'robot',
    fix: {
      'zh-CN': '这个钉钉群已经解散：把相关的 hook 改发到别的群，或从配置里删除这个群。',
      en: 'This DingTalk group has been dissolved: point its hooks to another group, or remove it from the configuration.',
    },
  },
  forbidden: {
    scope: 'robot',
    fix: {
      'zh-CN': '钉钉禁止这个机器人发言：请群主检查群内的机器人管理和禁言设置，必要时联系企业管理员。',
      en: 'DingTalk does not let this robot speak: ask the group owner to check the robots and mute settings of the group, or the administrator of the organisation.',
    },
  },
  address: {
    scope: 'robot',
    fix: {
      'zh-CN':
        '这个地址上没有钉钉的机器人接口：检查这个群配置里的 Webhook 地址，它的形式是 …/robot/send?access_token=…。',
      en: 'There is no DingTalk robot endpoint at this address: check the webhook in the configuration of this group, which reads …/robot/send?access_token=….',
    },
  },
  request: {
    scope: 'robot',
    fix: {
      'zh-CN': `钉钉不接受请求的形式。${report['zh-CN']}`,
      en: `DingTalk does not accept the form of the request. ${report.en}`,
    },
  },
  keyword: {
    scope: 'message',
    fix: {
      'zh-CN':
        '机器人要求消息里有关键词，这个群的配置里却没有填写：在钉钉群设置 → 机器人 → 安全设置里查看自定义关键词，填到这个群的配置里，再重试这条消息。',
      en: 'The robot requires a keyword, but none is configured for this group: look up the custom keywords in the DingTalk group settings → Bots → Security settings, enter one in the configuration of this group, then retry this message.',
    },
  },
  format: {
    scope: 'message',
    fix: {
      'zh-CN': `钉钉不接受这条消息的格式。用了自定义模板时，先检查模板有没有输出空的标题或正文；否则${report['zh-CN']}`,
      en: `DingTalk does not accept the format of this message. With a custom template, first check that its title and text are not empty. Otherwise: ${report.en}`,
    },
  },
  size: {
    scope: 'message',
    fix: {
      'zh-CN': '消息缩短后仍超过钉钉的长度上限（20000 字节）：检查这类消息的自定义模板，减少输出的内容后重试。',
      en: 'Even shortened, the message exceeds the size limit of DingTalk (20,000 bytes): make the custom template for such messages print less, then retry.',
    },
  },
  link: {
    scope: 'message',
    fix: {
      'zh-CN': '消息去掉链接后仍被钉钉判定含有不安全的外链：查看原文，确认无误后可重试，或丢弃这条消息。',
      en: 'Even without its links, DingTalk considers the message to hold an unsafe link: look at the original, then retry or discard the message.',
    },
  },
  image: {
    scope: 'message',
    fix: {
      'zh-CN': '消息去掉图片后仍被钉钉判定含有不合适的图片：查看原文，确认无误后可重试，或丢弃这条消息。',
      en: 'Even without its images, DingTalk considers the message to hold an unsuitable image: look at the original, then retry or discard the message.',
    },
  },
  text: {
    scope: 'message',
    fix: {
      'zh-CN': '钉钉判定消息里有不合适的文字，不会放行：查看原文后丢弃这条消息，或修改来源后重试。',
      en: 'DingTalk considers the wording of the message unsuitable and will not pass it: look at the original, then discard the message, or change the source and retry.',
    },
  },
  content: {
    scope: 'message',
    fix: {
      'zh-CN': '钉钉判定消息里有不合适的内容，不会放行：查看原文后丢弃这条消息，或修改来源后重试。',
      en: 'DingTalk considers the content of the message unsuitable and will not pass it: look at the original, then discard the message, or change the source and retry.',
    },
  },
  refused: {
    scope: 'message',
    fix: {
      'zh-CN': '钉钉多次拒绝这条消息，原因不在已知之列：看看下面钉钉返回的信息，处理后重试，或丢弃这条消息。',
      en: 'DingTalk refused this message repeatedly for a reason dinghook does not know: read its answer below, then retry or discard the message.',
    },
  },
};
