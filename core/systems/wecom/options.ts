import { receiverOption } from '../callback/keys';
import type { OptionsOf } from '../option/option';
import { eventRules, namedFields } from '../source/event-rules';
import { freshness } from '../source/freshness';

export const options = {
	corpId: receiverOption({
		label: 'Corp ID',
		hint: "What the callbacks must be for: the company's id, of third-party apps the suite's",
		example: 'ww1234567890abcdef',
	}),
	rules: eventRules,
	fields: namedFields,
	freshness,
};

export type WecomOptions = OptionsOf<typeof options>;
