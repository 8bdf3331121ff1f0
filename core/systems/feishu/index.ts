import type { System } from '../system';
import { feishuApp } from './app';
import { feishuRobot } from './robot';

export const feishu: System = {
	key: 'feishu',
	names: { en: 'Feishu', 'zh-CN': '飞书' },
	channels: [feishuRobot, feishuApp],
	proof: { channel: 'oracle' },
};
