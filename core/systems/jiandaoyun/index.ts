import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';
import { jiandaoyun as source } from './source';

export const jiandaoyun: System = {
	key: 'jiandaoyun',
	names: { en: 'Jiandaoyun', 'zh-CN': '简道云' },
	source,
	client,
	poll,
	proof: { source: 'oracle', client: 'simulator', poll: 'simulator' },
};
