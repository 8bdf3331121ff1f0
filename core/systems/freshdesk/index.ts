import type { System } from '../system';
import { freshdesk as source } from './source';

export const freshdesk: System = {
	key: 'freshdesk',
	names: { en: 'Freshdesk', 'zh-CN': 'Freshdesk' },
	source,
	writtenByN8n: true,
	proof: { source: 'simulator' },
};
