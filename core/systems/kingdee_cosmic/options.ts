import { text } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { eventRules, namedFields } from '../source/event-rules';
import { parseFieldPath } from '../source/field-path';
import { senderZoneElse } from '../source/sender-zone';

export const options = {
	event: refined(
		text({
			label: 'Event Path',
			hint: 'Where the body says what happened; rules compare it',
			example: 'eventNumber',
			fallback: 'eventNumber',
		}),
		parseFieldPath,
	),
	rules: eventRules,
	fields: namedFields,
	senderZone: senderZoneElse('Asia/Shanghai'),
};

export type CosmicOptions = OptionsOf<typeof options>;
