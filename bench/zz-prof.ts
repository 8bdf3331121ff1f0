import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import autocannon from 'autocannon';
import { databasesIn } from './databases';
import { setStage } from './stage';
import { sendInvitations } from './invitations';
import { openExecutionBook } from './executions';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
async function main() {
	const folder = mkdtempSync('/tmp/satisfaction-bench-'); chmodSync(folder, 0o755);
	const databases = databasesIn(folder);
	const mode = process.argv[2]; const d = (process.argv[3] ?? 'postgres') as 'postgres'|'sqlite';
	const stage = await setStage(folder, databases, { profile: process.argv[4] ?? '/tmp/prof-n8n' });
	try {
		if (mode === 'page') {
			const ls = await sendInvitations(stage.houses[d], stage.surveyKey, 100, Date.now());
			for (const dur of [2, 8]) { const r = await autocannon({ url: stage.address, connections: 10, duration: dur, requests: ls.map(l=>({method:'GET' as const, path:`/webhook/${stage.surveyPath[d]}?t=${l.token}`})) });
			console.log('pages/s', r['2xx']/r.duration); }
		} else {
			const ls = await sendInvitations(stage.houses[d], stage.surveyKey, 500, Date.now());
			const book = openExecutionBook(stage.userFolder); const b = performance.now();
			let n = 0; await Promise.all(Array.from({length:10}, async () => { for (let l = ls[n++]; l; l = ls[n++]) await axios.post(`${stage.address}/webhook/${stage.surveyPath[d]}`, l.lowAnswer, { proxy: false }); }));
			console.log('answers in', performance.now()-b);
			while (book.open() > 0) await sleep(10);
			console.log('exec/s', 500000/(performance.now()-b));
		}
	} finally { await stage.close(); await databases.close(); rmSync(folder,{recursive:true,force:true}); }
}
void main();
