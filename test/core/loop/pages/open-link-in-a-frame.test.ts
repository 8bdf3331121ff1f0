import { createHash } from 'node:crypto';

import { endOpenLinks } from '../../../../core/loop/survey/open-link';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import type { PageAnswer } from '../../../../core/loop/pages/page-answer';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';
import { anOpenLinkIn, tokenOf } from './an-open-link';

useDatabases();

const sites = ['https://shop.example.com', 'http://localhost:3000'];
const policyOf = ({ headers }: PageAnswer): string => headers['Content-Security-Policy'] ?? '';
const framers = (page: PageAnswer) => /frame-ancestors (.*)$/.exec(policyOf(page))?.[1];

describe.each(databases)('an open link in a frame, on $name', ({ dialect }) => {
	const aLink = anOpenLinkIn(useStore(dialect));
	const framed = async (given: Parameters<typeof aLink>[0] = {}) =>
		await aLink({ mode: 'embed', ...given }, {}, sites);

	it('may be shown by these sites, from the first page to thanks, and where something is wrong', async () => {
		const { house, open, send, serve, request } = await framed({ validUntil: '2026-04-30' });
		const start = await open();
		const missing = await send(start, {});
		const stale = await send(start, { value: '2', f: 'old' });
		const details = await send(start, { value: '2' });
		const contact = await send(details, { contact: 'nonsense' });
		const thanks = await send(details, { comment: 'Cold.' });
		const change = /href="\?t=([^"&]+)" target="_self"/.exec(thanks.body)?.[1] ?? '';
		const changed = await serve(request(change));
		const preview = await serve(request(tokenOf((await framed()).made.openLink.link)));
		const expired = await open(now + 30 * day);
		await endOpenLinks(house, now, { surveyKey: 'service' });
		const ended = await open();
		const pages = [start, missing, stale, details, contact, thanks, changed, expired, ended];
		expect(pages.map(({ status }) => status)).toEqual([
			...[200, 400, 409, 200, 400, 200, 200, 410, 410],
		]);
		for (const page of pages) {
			expect(framers(page)).toBe(sites.join(' '));
			expect(page.body).toMatch(/<body class="(work )?framed"/);
		}
		// A link of another workspace says nothing about this one.
		expect([preview.status, framers(preview)]).toEqual([404, "'none'"]);
	});

	it('runs one script, the one that its policy names by its hash', async () => {
		const { open } = await framed();
		const page = await open();
		const [, attributes, script = ''] = /<script([^>]*)>(.*?)<\/script>/.exec(page.body) ?? [];
		const hash = createHash('sha256').update(script).digest('base64');
		expect(policyOf(page)).toContain(`script-src 'sha256-${hash}';`);
		expect(policyOf(page)).not.toMatch(/unsafe|allow-same-origin|connect-src/);
		expect(attributes).toContain(sites.join(' '));
		expect(page.body.match(/<script/g)).toHaveLength(1);
	});

	it.each(['page', 'kiosk'] as const)(
		'is shown by nobody where it is made for a %s',
		async (mode) => {
			const { open, send } = await aLink({ mode }, {}, sites);
			const start = await open();
			for (const page of [start, await send(start, { value: '2' })]) {
				expect(framers(page)).toBe("'none'");
				expect(policyOf(page)).not.toContain('script');
				expect(page.body).not.toMatch(/<script|<base|framed"/);
			}
		},
	);

	it('follows what the workspace allows now', async () => {
		const { house, open } = await framed();
		const changes = [{ openLinks: { sites: ['https://other.example'] } }];
		await changeSettings(house, now, { changes, reset: [] });
		expect(framers(await open())).toBe('https://other.example');
		await changeSettings(house, now, { changes: [{ openLinks: { sites: [] } }], reset: [] });
		const alone = await open();
		expect(framers(alone)).toBe("'none'");
		expect(alone.body).not.toContain('<script');
	});

	it('comes as HTML to paste, named by its question', async () => {
		const { made } = await aLink(
			{ mode: 'embed' },
			{ languages: ['en'], question: { en: 'How was "it"? <b>' } },
			sites,
		);
		const { embed, link } = made.openLink;
		expect(embed).toContain(`src="${link}"`);
		expect(embed).toContain('title="How was &quot;it&quot;? &lt;b&gt;" lang="en" loading="lazy"');
		expect((await aLink()).made.openLink.embed).toBeNull();
	});

	it('is not made before a site may show it', async () => {
		await expect(aLink({ mode: 'embed' })).rejects.toThrow('No site may show');
	});
});
