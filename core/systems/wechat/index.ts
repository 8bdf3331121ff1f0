import type { System } from '../system';
import { wechatTemplate } from './template-message';

export const wechat: System = {
	key: 'wechat',
	names: { en: 'WeChat Official Account', 'zh-CN': '微信公众号' },
	channels: [wechatTemplate],
	proof: { channel: 'simulator' },
};
