import type { System } from '../system';
import { client } from './client';
import { poll } from './poll';

export const kingdeeK3: System = {
	key: 'kingdee_k3',
	names: { en: 'Kingdee K/3 Cloud', 'zh-CN': '金蝶云星空' },
	client,
	poll,
	proof: { client: 'simulator', poll: 'simulator' },
};
