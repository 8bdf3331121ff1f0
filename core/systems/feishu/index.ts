import type { System } from '../system';
import { feishuApp } from './app';
import { feishuRobot } from './robot';
import { feishu as source } from './source';

export const feishu: System = {
	key: 'feishu',
	names: { en: 'Feishu', 'zh-CN': '飞书' },
	source,
	channels: [feishuRobot, feishuApp],
	proof: { source: 'oracle', channel: 'oracle' },
};
