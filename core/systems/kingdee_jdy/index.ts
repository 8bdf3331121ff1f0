import type { System } from '../system';
import { client } from './client';

export const kingdeeJdy: System = {
	key: 'kingdee_jdy',
	names: { en: 'Kingdee JDY', 'zh-CN': '金蝶云星辰' },
	client,
	proof: { client: 'simulator' },
};
