import { InputError } from '../../model/errors';
import { choice, text } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { freshness } from '../source/freshness';
import { ratingMapping } from '../answers/rating-mapping';

export const options = {
	payload: choice({
		label: 'Payload',
		hint: 'Which kind of Zendesk webhook calls this URL',
		choices: [
			{ value: 'auto', label: 'Either' },
			{ value: 'event', label: 'Events (Webhook Subscribed to Events)' },
			{ value: 'trigger', label: 'Trigger or Automation (Payload Written by You)' },
		],
		fallback: 'auto',
	}),
	scaleMapping: ratingMapping({
		none: 'By Itself',
		hint: "How Zendesk's own satisfaction rating is read. By itself good and bad are told from 1–5.",
	}),
	subdomain: refined(
		text({
			label: 'Subdomain',
			hint: 'The part before .zendesk.com; tickets are then linked',
			example: 'acme',
			fallback: null,
		}),
		(subdomain) => {
			if (subdomain === null || /^[a-z0-9][a-z0-9-]{0,62}$/i.test(subdomain)) return subdomain;
			throw new InputError(
				`"Subdomain" is "${subdomain}".`,
				'It must be the part before .zendesk.com alone, e.g. acme.',
			);
		},
	),
	freshness,
};

export type ZendeskOptions = OptionsOf<typeof options>;
