import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';
import { neocrm as source } from './source';

export const neocrm: System = {
	key: 'neocrm',
	names: { en: 'Neocrm', 'zh-CN': '销售易' },
	source,
	client,
	poll,
	proof: { source: 'simulator', client: 'simulator', poll: 'simulator' },
};
