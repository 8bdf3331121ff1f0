/** The words of a case: what is stored, chosen on the page and in the node, and named in each language. */

/** Hear, empathise, apologise, act: what every resolution must have gone through. */
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

/** What a case waits for while its clock stands. */
export const pauseReasons = ['customer', 'supplier', 'date', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What is told of the work on a case; the order of the Case Trigger's outputs, which never changes. */
export const caseOutputs = ['taken', 'action', 'approval', 'resolved', 'reassigned'] as const;
export type CaseOutput = (typeof caseOutputs)[number];

/** The two clocks of a case. */
export type SlaClock = 'response' | 'resolution';
