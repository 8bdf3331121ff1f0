import { text } from '../option/fields';
import type { OptionsOf } from '../option/option';
import { eventRules, namedFields } from '../source/event-rules';
import { freshness } from '../source/freshness';

export const options = {
	rules: eventRules,
	fields: namedFields,
	appId: text({
		label: 'App ID',
		hint: 'The app that events must be for. Empty means any app with this token.',
		example: 'cli_a1b2c3d4e5f6',
		fallback: null,
	}),
	freshness,
};

export type FeishuOptions = OptionsOf<typeof options>;
