import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { databasesIn } from './databases';
import { emptyHouse, publishSurvey, usualSurvey } from './house';
import { sendInvitations } from './invitations';
import { servePage } from '../core/loop/pages/serve';
import { publishPage } from '../core/loop/endpoints';
import { upsertPerson } from '../core/loop/team';
import { changeSettings } from '../core/loop/workspace-settings';
import { assign } from '../core/loop/assign';
import { answerToRoute } from '../core/loop/answer-to-route';
import { openForItem } from '../core/loop/cases/open-for-item';
import pg from 'pg';
import { readRules } from '../core/loop/routing-rules';
async function main() {
	const folder = mkdtempSync('/tmp/satisfaction-bench-'); chmodSync(folder, 0o755);
	const databases = databasesIn(folder);
	try {
	let log: string[] | null = null;
	const orig = pg.Client.prototype.query as any;
	(pg.Client.prototype as any).query = function (a: any, ...r: any[]) { if (log) log.push(typeof a === 'string' ? a : (a.text ?? '?')); return orig.call(this, a, ...r); };
	for (const dialect of ['postgres','sqlite'] as const) {
	const house = await emptyHouse(await databases.target(dialect, 'x'));
	const now = Date.now();
	await changeSettings(house, now, { changes: [{ sandbox: true }], reset: [] });
	for (const id of ['ada', 'ben', 'cleo', 'dan']) await upsertPerson(house, now, { facts: { id, name: id, email: `${id}@example.com`, team: 'support', role: 'agent' }, cleared: [] });
	await publishSurvey(house, usualSurvey(), now);
	await publishPage(house, now, { page: 'case', survey: null, address: 'http://127.0.0.1/x', node: { workflowId:'c', workflowName:'c', nodeId:'c', nodeName:'c' } });
	const ls = await sendInvitations(house, 'after-service', 400, now);
	const node = { workflowId: '1', workflowName: 'B', nodeId: '1', nodeName: 'S' };
	const site = { node, surveyKey: 'after-service', trial: null };
	const routing: any = { useCrmOwner: true, fallback: null, rules: readRules([{ name: 'Support', assignTo: 'team', team: 'support', strategy: 'round_robin' }]), priority: { segments: [], valuableFrom: null, valueAtLeast: null }, slaPreset: null };
	const times = { get: 0, post: 0, route: 0, open: 0 };
	for (let i = 0; i < 400; i++) {
		const l = ls[i]!;
		const show = i === 50 && dialect === 'postgres';
		const step = async <T>(name: keyof typeof times, f: () => Promise<T>): Promise<T> => { if (show) log = []; const b = performance.now(); const r = await f(); if (i>=100) times[name] += performance.now() - b; if (show) { console.log('==', name, log!.length); for (const q of log!) console.log('  ', q.replace(/\s+/g,' ').slice(0, 170)); log = null; } return r; };
		await step('get', async () => await servePage(house, now, { method: 'GET', query: { t: l.token }, fields: null, acceptLanguage: 'en', test: false }, site));
		const a = await step('post', async () => await servePage(house, now, { method: 'POST', query: {}, fields: Object.fromEntries(new URLSearchParams(l.lowAnswer)), acceptLanguage: 'en', test: false }, site));
		const item: any = a.emit!.item;
		try {
		const [routed] = await step('route', async () => await assign(house, now, [{ answer: answerToRoute(item, 'low'), routing }]));
		await step('open', async () => await openForItem(house, now, { responseId: item.response.id, eventId: null, customerId: item.customer.id, owner: routed!.owner, priority: routed!.priority, slaPreset: routed!.slaPreset, test: false, workflow: 'x', item } as any));
		} catch (e) { console.log(String((e as Error).stack).slice(0,400)); throw e; }
	}
	console.log(dialect, Object.fromEntries(Object.entries(times).map(([k, v]) => [k, (v/300).toFixed(2) + ' ms'])));
	await house.store.close();
	}
	} finally { await databases.close(); rmSync(folder, { recursive: true, force: true }); }
}
void main();
