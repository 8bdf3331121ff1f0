import { receiverOption } from '../callback/keys';
import type { OptionsOf } from '../option/option';
import { eventRules, namedFields } from '../source/event-rules';
import { freshness } from '../source/freshness';

export const options = {
	clientId: receiverOption({
		label: 'Client ID',
		hint: "What the events must be for: the app's Client ID (AppKey); of callbacks registered by API the CorpId, of third-party apps the SuiteKey",
		example: 'dingabcdefghijklmnop',
	}),
	rules: eventRules,
	fields: namedFields,
	freshness,
};

export type DingtalkOptions = OptionsOf<typeof options>;
