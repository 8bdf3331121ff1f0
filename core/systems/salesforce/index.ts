import type { System } from '../system';
import { salesforce as source } from './source';

export const salesforce: System = {
	key: 'salesforce',
	names: { en: 'Salesforce', 'zh-CN': 'Salesforce' },
	source,
	writtenByN8n: true,
	proof: { source: 'simulator' },
};
