import type { System } from '../system';
import { dingtalkNotice } from './notice';
import { dingtalkRobot } from './robot';

export const dingtalk: System = {
	key: 'dingtalk',
	names: { en: 'DingTalk', 'zh-CN': '钉钉' },
	channels: [dingtalkRobot, dingtalkNotice],
	proof: { channel: 'oracle' },
};
