import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';

export const neocrm: System = {
	key: 'neocrm',
	names: { en: 'Neocrm', 'zh-CN': '销售易' },
	client,
	poll,
	proof: { client: 'simulator', poll: 'simulator' },
};
