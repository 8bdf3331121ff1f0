import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';

export const u8: System = {
	key: 'u8',
	names: { en: 'Yonyou U8', 'zh-CN': '用友 U8' },
	client,
	poll,
	proof: { client: 'simulator', poll: 'simulator' },
};
