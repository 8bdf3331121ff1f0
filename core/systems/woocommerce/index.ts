import type { System } from '../system';
import { woocommerce as source } from './source';

export const woocommerce: System = {
	key: 'woocommerce',
	names: { en: 'WooCommerce', 'zh-CN': 'WooCommerce' },
	source,
	proof: { source: 'simulator' },
};
