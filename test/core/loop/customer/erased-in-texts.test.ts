import { sql } from 'kysely';

import { openCase } from '../../../../core/loop/case/open-case';
import { setConsent } from '../../../../core/loop/customer/consent';
import { createOrUpdate } from '../../../../core/loop/customer/create-or-update';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { responseRow } from '../../../store/rows';
import { toOpen } from '../case/a-case-life';
import { day, life, now, somebody } from '../a-house';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Erasing' };
const asImported = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
const email = 'wang.fang@lotus.example';
const phone = '+8613812345678';
let workspaces = 0;

describe.each(databases)('an erased person in texts of others, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Values of all tables, as whoever reads them takes them. */
	async function texts(workspace: string): Promise<string[]> {
		const named =
			dialect === 'sqlite'
				? sql<{ name: string }>`select name from sqlite_master
					where type = 'table' and name not like 'sqlite_%'`
				: sql<{ name: string }>`select table_name as name from information_schema.tables
					where table_schema = current_schema() and table_type = 'BASE TABLE'`;
		const found: string[] = [];
		for (const { name } of (await named.execute(store().db)).rows) {
			if (['schema_version', 'audit_opening'].includes(name)) continue;
			const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}
				where workspace_id = ${workspace}`.execute(store().db);
			for (const row of rows) {
				for (const [column, value] of Object.entries(row)) {
					found.push(`${name}.${column}: ${String(value).normalize('NFKC').toLowerCase()}`);
				}
			}
		}
		return found;
	}

	it('is masked wherever it was typed, also by the second one who is erased', async () => {
		const house = houseIn(store(), `texts-${(workspaces += 1)}`);
		const { workspace } = house;
		const lived = life(house);
		await lived.settings(
			{ policy: { quietHours: null, delay: 0 } },
			{ customerAttributes: [{ name: 'Note', key: 'note', type: 'text' }] },
		);
		await lived.publish();
		const erases = async (customerId: string) =>
			await eraseCustomer(house, now + day, { customerId, doer, patience: 0 });
		// What is older than the first erasure is looked through; what is younger must have been noted.
		const { event: first } = await lived.happens({ customer: somebody() });
		await erases(first.customer_id ?? '');
		const { event: mine } = await lived.happens({ customer: somebody({ email, phone }) });
		const { event } = await lived.happens({
			customer: somebody({ name: 'Other' }),
			subject: {
				type: 'ticket',
				id: 't9',
				title: `Fwd: ${email} asks`,
				url: `https://crm.example/?mail=${encodeURIComponent(email)}&p=%2B8613812345678`,
			},
			attributes: {
				wide: 'ｗａｎｇ．ｆａｎｇ＠ｌｏｔｕｓ．ｅｘａｍｐｌｅ',
				page: 'wang.fang&#64;lotus.example',
				unseen: 'wang.\u00adfang\u200b@lotus.example',
				[email]: ['call +86 138 1234 5678'],
			},
		});
		const { item } = await lived.asks({ eventId: event.event_id });
		await lived.sends(item.invitation?.id ?? '');
		const otherId = event.customer_id ?? '';
		const answer = responseRow({
			workspace_id: workspace,
			response_id: `rsp_texts${workspaces}`,
			customer_id: otherId,
			subject_title: `Fwd: ${email} asks`,
			comment: `Tell ${email} or 138 1234 5678`,
		});
		await store().db.insertInto('response').values(answer).execute();
		await openCase(house, now, toOpen({ eventId: event.event_id }));
		const row = {
			email: 'third@x.example',
			name: `Third c/o ${email}`,
			segment: `like ${email}`,
			note: `ask ${email}`,
			tags: [`friend of ${email}`, 'vip'],
		};
		await createOrUpdate(house, now, [row], asImported);
		await setConsent(house, now, {
			customerId: otherId,
			topics: [{ purpose: 'survey', metric: null, channel: 'all' }],
			state: 'denied',
			source: `call with ${email}`,
			words: `said by ${email}`,
		});
		const traces = [email, 'wang.fang%40', 'wang.fang&#64', '13812345678', '138 1234 5678'];
		const left = async () => {
			const plain = (text: string) => text.replace(/[\u00ad\u200b]/g, '');
			const all = (await texts(workspace)).map(plain);
			return all.filter((text) => traces.some((trace) => text.includes(trace)));
		};
		const columns = new Set((await left()).map((text) => text.split(':')[0]));
		expect([...columns]).toEqual(
			expect.arrayContaining([
				...['customer_tag.tag', 'customer_attribute.text', 'customer.name', 'customer.segment'],
				...['event.attributes', 'event.subject_title', 'event.subject_url', 'response.comment'],
				...['invitation.subject_title', 'invitation.subject_url', 'response.subject_title'],
				...['case_file.subject_title', 'case_file.subject_url', 'consent.source', 'consent.words'],
				...['consent_change.source', 'consent_change.words', 'audit.details'],
			]),
		);
		const done = await erases(mine.customer_id ?? '');
		expect(await left()).toEqual([]);
		if (done.kind !== 'erased') throw new Error('Nobody was erased.');
		expect(done.receipt.masked).toBeGreaterThan(8);
		expect((await texts(workspace)).filter((text) => text.startsWith('customer_tag.tag'))).toEqual(
			expect.arrayContaining([
				'customer_tag.tag: friend of […]'.normalize('NFKC'),
				'customer_tag.tag: vip',
			]),
		);
	});
});
