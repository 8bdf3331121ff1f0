import type { System } from '../system';
import { generic as source } from './source';

export const generic: System = {
	key: 'generic',
	names: { en: 'Generic JSON', 'zh-CN': 'Generic JSON' },
	source,
	proof: { source: 'oracle' },
};
