import type { System } from '../system';
import { hubspot as source } from './source';

export const hubspot: System = {
	key: 'hubspot',
	names: { en: 'HubSpot', 'zh-CN': 'HubSpot' },
	source,
	writtenByN8n: true,
	proof: { source: 'oracle' },
};
