import { unacceptable } from '../../model/read-input';
import { choice, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';

const stages = (label: string, hint: string, usual: readonly string[]) =>
	refined(textList({ label, hint, example: usual.join(', ') || '1234567' }), (given) =>
		given.length === 0 ? [...usual] : given,
	);

export const options = {
	wonStages: stages(
		'Won Stages',
		'IDs of deal stages, between commas, that mean a deal is won. Empty means closedwon; other pipelines have numbers.',
		['closedwon'],
	),
	lostStages: stages(
		'Lost Stages',
		'IDs of deal stages that mean a deal is lost. Empty means closedlost.',
		['closedlost'],
	),
	closedStages: stages(
		'Closed Stages',
		'IDs of ticket stages, between commas, that mean a ticket is closed. Empty means 4, that of the first pipeline.',
		['4'],
	),
	reopenedStages: stages(
		'Reopened Stages',
		'IDs of ticket stages that only tickets come into which were closed before. Empty means that HubSpot does not tell.',
		[],
	),
	portal: text({
		label: 'Account ID',
		hint: 'Take the events of this HubSpot account (portal) only. Empty takes all that are signed with the secret.',
		example: '62515',
		fallback: null,
	}),
	publicUrl: refined(
		text({
			label: 'Public URL',
			hint: 'The URL as HubSpot calls it, where a proxy makes another one of it. Empty means the production URL as n8n shows it.',
			example: 'https://hooks.example.com/webhook/hubspot',
			fallback: null,
		}),
		(url, place) => {
			if (url === null || (/^https?:\/\/[^\s/]+/i.test(url) && URL.canParse(url))) return url;
			throw unacceptable(
				place,
				url,
				'a web address such as https://hooks.example.com/webhook/hubspot',
			);
		},
	),
	signature: choice({
		label: 'Signature',
		hint: 'Which signatures are good. Only version 3 has a time, so that an old request is refused.',
		choices: [
			{ value: 'any', label: 'Version 3 Where It Is Sent, Else 2 or 1' },
			{ value: 'v3', label: 'Version 3 Only' },
		],
		fallback: 'any',
	}),
};

export type HubspotOptions = OptionsOf<typeof options>;
