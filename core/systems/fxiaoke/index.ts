import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';

export const fxiaoke: System = {
	key: 'fxiaoke',
	names: { en: 'Fxiaoke', 'zh-CN': '纷享销客' },
	client,
	poll,
	proof: { client: 'simulator', poll: 'simulator' },
};
