import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';
import { fxiaoke as source } from './source';

export const fxiaoke: System = {
	key: 'fxiaoke',
	names: { en: 'Fxiaoke', 'zh-CN': '纷享销客' },
	source,
	client,
	poll,
	proof: { source: 'simulator', client: 'simulator', poll: 'simulator' },
};
