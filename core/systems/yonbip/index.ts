import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';
import { yonbip as source } from './source';

export const yonbip: System = {
	key: 'yonbip',
	names: { en: 'YonBIP', 'zh-CN': '用友 YonBIP' },
	source,
	client,
	poll,
	proof: { source: 'oracle', client: 'simulator', poll: 'simulator' },
};
