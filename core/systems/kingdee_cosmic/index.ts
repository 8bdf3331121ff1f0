import type { System } from '../system';
import { cosmic as source } from './source';

export const kingdeeCosmic: System = {
	key: 'kingdee_cosmic',
	names: { en: 'Kingdee Cosmic', 'zh-CN': '金蝶云·苍穹' },
	source,
	proof: { source: 'unproven' },
};
