import type { System } from '../system';
import { dingtalkNotice } from './notice';
import { dingtalkRobot } from './robot';
import { dingtalk as source } from './source';

export const dingtalk: System = {
	key: 'dingtalk',
	names: { en: 'DingTalk', 'zh-CN': '钉钉' },
	source,
	channels: [dingtalkRobot, dingtalkNotice],
	proof: { source: 'oracle', channel: 'oracle' },
};
