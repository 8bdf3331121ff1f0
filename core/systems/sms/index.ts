import type { System } from '../system';
import { smsHttp } from './gateway';

export const sms: System = {
	key: 'sms',
	names: { en: 'SMS', 'zh-CN': '短信' },
	channels: [smsHttp],
	proof: { channel: 'simulator' },
};
