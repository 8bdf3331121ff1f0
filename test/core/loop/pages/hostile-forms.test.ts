import fc from 'fast-check';

import { caseMessage } from '../../../../core/loop/case/case-message';
import { type PageRequest, servePage } from '../../../../core/loop/pages/customer/serve';
import { serveCase } from '../../../../core/loop/pages/staff/serve-case';
import { cleaned } from '../../../../core/model/clean';
import { findCase } from '../../../../core/store/repositories/cases';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, ada, aServiceTeam, monday } from '../case/a-service-team';
import { life, minute, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

const markup = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'];
const texts = [
	...['', ' ', '\u0000', '\ud800', '\u202e', '__proto__', 'constructor', "' or 1=1 --", '{}'],
	...['-1', '0', '5.5', '1e309', 'NaN', '٣', '５', '99999999999999999999', '2026-02-30', '0x10'],
	...['survey:', 'news', 'erase_now', 'resolve', 'x'.repeat(60_000)],
	...markup,
];
const value = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...texts) },
	fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
	fc.constantFrom(null, true, 7, -0, { a: 1 }, [[]], [{}]),
	fc.string({ unit: 'binary', maxLength: 8 }),
);
/** What is put in place of some fields of a form, and what is sent beside them. */
const changes = fc.dictionary(
	fc.oneof(
		{ weight: 8, arbitrary: fc.nat({ max: 30 }).map((at) => `#${at}`) },
		fc.constantFrom('__proto__', 'constructor', 'toString', 'x', ''),
	),
	value,
	{ minKeys: 1, maxKeys: 4 },
);

/** The forms of a page with all their fields, the ticked and the unticked ones. */
const formsOf = (html: string): Array<Record<string, unknown>> =>
	[...html.matchAll(/<form[^]*?<\/form>/g)].map(([form]) => {
		const fields: Record<string, unknown> = {};
		for (const [tag] of form.matchAll(/<(?:input|button|textarea|select)[^>]*>/g)) {
			const name = /name="([^"]+)"/.exec(tag)?.[1];
			if (name) fields[name] ??= /value="([^"]*)"/.exec(tag)?.[1] ?? '';
		}
		return fields;
	});

describe.each(databases)('whatever a form is filled with, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const wanted = { acceptLanguage: null, test: false };

	async function aSurvey() {
		const house = houseIn(store(), `hostile-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish({ languages: ['en', 'zh-CN'] });
		const { item } = await own.asks({ customer: somebody() });
		await own.sends(item.invitation?.id ?? '');
		const node = { workflowId: 'w-service', workflowName: 'S', nodeId: 'n', nodeName: 'A' };
		const site = { node, surveyKey: 'service', trial: null };
		const at = (link: string | null | undefined) => {
			const t = new URL(link ?? '').searchParams.get('t') ?? '';
			return async (fields: unknown) =>
				await servePage(
					house,
					now + 5 * minute,
					{ ...wanted, method: fields === null ? 'GET' : 'POST', query: { t }, fields },
					site,
				);
		};
		return { survey: at(item.invitation?.link), words: at(item.invitation?.optOutLink) };
	}

	async function anOwner() {
		const house = houseIn(store(), `hostile-${(workspaces += 1)}`);
		await aServiceTeam(house);
		const caseId = await aCase(house, monday);
		const row = await findCase(store().db, house.workspace, caseId);
		if (!row) throw new Error('The case is gone.');
		const about = { row, kind: 'new_case' as const, recipient: ada };
		const { link } = await caseMessage(house, { ...about, step: 'opened', now: monday });
		const t = new URL(link ?? '').searchParams.get('t') ?? '';
		return async (fields: unknown) => {
			const method = fields === null ? 'GET' : 'POST';
			const request: PageRequest = { ...wanted, method, query: { t }, fields };
			return await serveCase(house, monday + 5 * minute, request);
		};
	}

	const pages = {
		'a survey': async () => (await aSurvey()).survey,
		preferences: async () => (await aSurvey()).words,
		'the page of an owner': anOwner,
	};

	it.each(Object.keys(pages))('%s answers with a page that shows it as text', async (name) => {
		const serve = await pages[name as keyof typeof pages]();
		const taken = new Set<number>();
		await fc.assert(
			fc.asyncProperty(fc.nat(), changes, async (which, change) => {
				const { body } = await serve(null);
				const forms = formsOf(body);
				const form = forms[which % Math.max(1, forms.length)] ?? {};
				const names = Object.keys(form);
				const fields: Record<string, unknown> = { ...form };
				for (const [key, put] of Object.entries(change)) {
					const place = key.startsWith('#') ? names[Number(key.slice(1)) % names.length] : key;
					Object.defineProperty(fields, place ?? 'x', {
						...{ value: put, enumerable: true, writable: true, configurable: true },
					});
				}
				// As the node gives it on.
				const answer = await serve(cleaned(fields));
				taken.add(answer.status);
				expect(answer.status).toBeLessThan(500);
				for (const piece of markup) expect(answer.body).not.toContain(piece);
				expect((await serve(null)).body).not.toContain(markup[0]);
			}),
			{ numRuns: 80, seed: 20_261_128 },
		);
		// Some were taken and some were not, or nothing was tried.
		expect(taken.size).toBeGreaterThan(1);
	});
});
