import { entryOf } from '../../model/json';

/** What a status means, whatever an account calls it. */
export type Status = 'open' | 'pending' | 'resolved' | 'closed';

/** Freshdesk's codes; those from 6 on are the account's own, and the two it begins with are waiting. */
const codes: Record<string, Status> = {
	'2': 'open',
	'3': 'pending',
	'4': 'resolved',
	'5': 'closed',
	'6': 'pending',
	'7': 'pending',
};

/** The usual labels, in lower case: Freshdesk writes the one of the account's language. */
const labels: Record<Status, readonly string[]> = {
	open: [
		...['open', 'offen', 'ouvert', 'abierto', 'aberto', 'aperto', 'otwarte', 'открыт', 'открыто'],
		...['öppen', 'åpen', 'åben', 'avoin', 'açık', 'terbuka', 'otevřeno', 'deschis', 'nyitott'],
		...['打开', '未解决', '处理中', '開啟', '未解決', 'オープン', '未対応', '열림', 'เปิด', 'mở'],
	],
	pending: [
		...[
			'pending',
			'ausstehend',
			'en attente',
			'pendiente',
			'pendente',
			'in sospeso',
			'in behandeling',
		],
		...['oczekujące', 'в ожидании', 'väntande', 'odottaa', 'beklemede', 'tertunda', 'čeká'],
		...['待处理', '待定', '待處理', '保留中', '保留', '대기 중', 'รอดำเนินการ'],
		...['waiting on customer', 'waiting on third party'],
	],
	resolved: [
		...[
			'resolved',
			'gelöst',
			'résolu',
			'resuelto',
			'resolvido',
			'risolto',
			'opgelost',
			'rozwiązane',
		],
		...['решен', 'решено', 'löst', 'løst', 'ratkaistu', 'çözüldü', 'terselesaikan', 'vyřešeno'],
		...[
			'rezolvat',
			'megoldva',
			'已解决',
			'已解決',
			'解決済み',
			'해결됨',
			'แก้ไขแล้ว',
			'đã giải quyết',
		],
	],
	closed: [
		...[
			'closed',
			'geschlossen',
			'fermé',
			'clos',
			'cerrado',
			'fechado',
			'encerrado',
			'chiuso',
			'gesloten',
		],
		...[
			'zamknięte',
			'закрыт',
			'закрыто',
			'stängd',
			'lukket',
			'suljettu',
			'kapalı',
			'kapatıldı',
			'ditutup',
		],
		...[
			'uzavřeno',
			'închis',
			'lezárva',
			'已关闭',
			'已關閉',
			'完了',
			'クローズ',
			'終了',
			'종료됨',
			'닫힘',
			'ปิด',
			'đã đóng',
		],
	],
};

const known = new Map(
	(Object.keys(labels) as Status[]).flatMap((status) =>
		labels[status].map((label) => [label, status] as const),
	),
);

/**
 * A status by its code or its label.
 *
 * @param own labels of the account's own, in lower case
 * @returns `null` for what nobody knows
 */
export function statusOf(value: unknown, own: ReadonlyMap<string, Status>): Status | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const word = String(value).normalize('NFC').trim().toLowerCase();
	return own.get(word) ?? entryOf(codes, word) ?? known.get(word) ?? null;
}

/** What a change of status is; `null` where nothing came to its end or back. */
export function typeOfChange(status: Status | null, before: Status | null): string | null {
	if (status === 'resolved') return 'ticket.solved';
	if (status === 'closed') return 'ticket.closed';
	const wasDone = before === 'resolved' || before === 'closed';
	return wasDone && status !== null ? 'ticket.reopened' : null;
}

/**
 * Status before and after in what Freshdesk says has started the rule: braces and names without quotes,
 * e.g. `{status_id:{from:2,to:5}}`.
 */
export function changeIn(triggered: unknown): { from: string; to: string } | null {
	const text = typeof triggered === 'string' ? triggered : JSON.stringify(triggered ?? '');
	const [, from = '', to = ''] =
		/status(?:_id)?:\{from:([^,{}]*),to:([^,{}]*)\}/.exec(text.replace(/["'\\\s]/g, '')) ?? [];
	return from === '' && to === '' ? null : { from, to };
}
