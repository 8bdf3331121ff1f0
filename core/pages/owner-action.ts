/** The four steps of service recovery; `resolved` requires all of them. */
export const heatSteps = ['hear', 'empathise', 'apologise', 'act'] as const;
export type HeatStep = (typeof heatSteps)[number];

/** How a customer was contacted. */
export const contactChannels = ['phone', 'email', 'chat', 'visit', 'other'] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const compensationKinds = [
	'refund',
	'discount',
	'voucher',
	'replacement',
	'gift',
	'other',
] as const;
export type CompensationKind = (typeof compensationKinds)[number];

/** Root causes with a built-in name; a workspace may use codes of its own. */
export const rootCauses = [
	'product_defect',
	'slow_response',
	'not_solved',
	'wrong_information',
	'attitude',
	'hard_to_use',
	'delivery',
	'price_billing',
	'policy',
	'expectation',
	'other',
] as const;
export type RootCause = (typeof rootCauses)[number];

/** What a person can do on the owner's page. Texts are clean and `null` when empty. */
export type OwnerAction =
	| { action: 'acknowledge' }
	| { action: 'log_contact'; channel: ContactChannel; note: string | null }
	| { action: 'heat'; step: HeatStep; done: boolean; note: string | null }
	/** `at`: epoch ms. */
	| { action: 'promise'; at: number; text: string }
	| {
			action: 'compensation';
			kind: CompensationKind;
			/** Above zero, at most two decimals. */
			amount: number;
			/** ISO 4217. */
			currency: string;
			note: string | null;
	  }
	| { action: 'root_cause'; code: string; note: string | null }
	| { action: 'hand_over'; personId: string; note: string | null }
	| { action: 'resolve'; note: string | null }
	| { action: 'approve' | 'decline'; compensationId: string; note: string | null };

export type OwnerActionName = OwnerAction['action'];

export const ownerActionNames = [
	'acknowledge',
	'log_contact',
	'heat',
	'promise',
	'compensation',
	'root_cause',
	'hand_over',
	'resolve',
	'approve',
	'decline',
] as const satisfies readonly OwnerActionName[];
