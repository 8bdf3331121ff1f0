import type { System } from '../system';
import { shopify as source } from './source';

export const shopify: System = {
	key: 'shopify',
	names: { en: 'Shopify', 'zh-CN': 'Shopify' },
	source,
	proof: { source: 'simulator' },
};
