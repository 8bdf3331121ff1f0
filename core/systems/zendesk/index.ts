import type { System } from '../system';
import { zendesk as source } from './source';

export const zendesk: System = {
	key: 'zendesk',
	names: { en: 'Zendesk', 'zh-CN': 'Zendesk' },
	oneUserList: true,
	source,
	writtenByN8n: true,
	proof: { source: 'oracle' },
};
