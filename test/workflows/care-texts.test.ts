import { readCampaign } from '../../core/care/read-campaign';
import { campaignDefinition } from '../../nodes/SatisfactionCare/campaign-parameters';
import { campaignFields } from '../../nodes/SatisfactionCare/fields/campaign-fields';
import { languages } from '../../workflows/source/languages';
import { everyTemplate } from './template';

const defaults = Object.fromEntries(
	campaignFields.map(({ name, default: value }) => [name, value as unknown]),
);

/** Every node of a language that defines a campaign. */
const campaignsIn = (language: string) =>
	everyTemplate
		.filter(([, template]) => template.language === language)
		.flatMap(([path, { nodes }]) =>
			nodes.flatMap(({ type, name, parameters }) =>
				type.endsWith('.satisfactionCare') && parameters.operation === undefined
					? [[`${path}: ${name}`, parameters] as const]
					: [],
			),
		);

describe.each(languages)('campaigns of templates (%s)', (language) => {
	const tag = language === 'zh' ? 'zh-CN' : 'en';
	const about = {
		languages: language === 'zh' ? ['zh-CN', 'en'] : ['en', 'zh-CN'],
		attributes: [],
		leapDay: '02-28',
	};
	const all = campaignsIn(language).map(([path, parameters]) => {
		const read = (name: string, fallback: unknown) =>
			parameters[name] ?? defaults[name] ?? fallback;
		return [path, readCampaign(campaignDefinition(read), 'campaign', about as never)] as const;
	});

	it('cover the occasions of the set, each by a key of its own', () => {
		expect(all.map(([, { key, kind }]) => `${key}: ${kind.key}`)).toEqual([
			'birthday-wishes: birthday',
			'festival-greetings: holiday',
			'anniversary-thanks: anniversary',
			'welcome: new_customer',
			'renewal: renewal',
			'win-back: gone_quiet',
			'promoter-favour: promoter',
			'passive-question: passive',
			'news: own_list',
		]);
	});

	it.each(all)('%s is written in the language of its template, and short', (_, { steps }) => {
		for (const { words, neutral } of steps) {
			for (const one of [words, neutral].filter((some) => some !== null)) {
				expect([Object.keys(one.subject), Object.keys(one.text)]).toEqual([[tag], [tag]]);
				expect(one.text[tag]?.length).toBeLessThan(600);
				// Short names of the language, and nobody's name or address.
				const names = one.text[tag]?.match(/\{[^}|]+/g) ?? [];
				const isHan = names.map((name) => /\p{Script=Han}/u.test(name));
				expect(isHan.every((han) => han === (language === 'zh'))).toBe(true);
				expect(one.text[tag]).not.toMatch(/https?:|@|XX|TO-?DO|\[/);
			}
		}
	});
});
