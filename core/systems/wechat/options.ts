import { receiverOption } from '../callback/keys';
import type { OptionsOf } from '../option/option';
import { eventRules, namedFields } from '../source/event-rules';
import { freshness } from '../source/freshness';

export const options = {
	appId: receiverOption({
		label: 'App ID',
		hint: 'AppID of the official account, which encrypted messages must be for',
		example: 'wx1234567890abcdef',
	}),
	rules: eventRules,
	fields: namedFields,
	freshness,
};

export type WechatOptions = OptionsOf<typeof options>;
