import type { System } from '../system';
import { wecomApp } from './app';
import { wecomRobot } from './robot';

export const wecom: System = {
	key: 'wecom',
	names: { en: 'WeCom', 'zh-CN': '企业微信' },
	channels: [wecomRobot, wecomApp],
	proof: { channel: 'simulator' },
};
