import type { System } from '../system';
import { zoho as source } from './source';

export const zoho: System = {
	key: 'zoho',
	names: { en: 'Zoho CRM', 'zh-CN': 'Zoho CRM' },
	source,
	writtenByN8n: true,
	proof: { source: 'simulator' },
};
