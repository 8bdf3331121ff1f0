import type { System } from '../system';
import { wechatTemplate } from './template-message';
import { wechat as source } from './source';

export const wechat: System = {
	key: 'wechat',
	names: { en: 'WeChat Official Account', 'zh-CN': '微信公众号' },
	source,
	channels: [wechatTemplate],
	proof: { source: 'oracle', channel: 'simulator' },
};
