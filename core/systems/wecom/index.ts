import type { System } from '../system';
import { wecomApp } from './app';
import { wecomRobot } from './robot';
import { wecom as source } from './source';

export const wecom: System = {
	key: 'wecom',
	names: { en: 'WeCom', 'zh-CN': '企业微信' },
	source,
	channels: [wecomRobot, wecomApp],
	proof: { source: 'oracle', channel: 'simulator' },
};
