import type { OccasionKind } from '../occasion';
import { anniversary } from './anniversary';
import { birthday } from './birthday';
import { goneQuiet } from './gone-quiet';
import { holiday } from './holiday';
import { milestone } from './milestone';
import { newCustomer } from './new-customer';
import { ownList } from './own-list';
import { passive } from './passive';
import { promoter } from './promoter';
import { renewal } from './renewal';

/** Every kind of occasion: a file and a line here. */
export const occasionKinds: readonly OccasionKind[] = [
	birthday,
	holiday,
	anniversary,
	milestone,
	renewal,
	newCustomer,
	goneQuiet,
	promoter,
	passive,
	ownList,
];
