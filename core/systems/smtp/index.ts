import type { System } from '../system';
import { mail } from './channel';

export const smtp: System = {
	key: 'smtp',
	names: { en: 'Mail', 'zh-CN': '邮件' },
	channels: [mail],
	proof: { channel: 'oracle' },
};
