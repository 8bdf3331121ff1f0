import type { System } from '../system';
import { jiandaoyun as source } from './source';

export const jiandaoyun: System = {
	key: 'jiandaoyun',
	names: { en: 'Jiandaoyun', 'zh-CN': '简道云' },
	source,
	proof: { source: 'oracle' },
};
