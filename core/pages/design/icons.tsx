import type { VNode } from 'preact';

const drawings = {
	tick: 'M5 12.5l4.5 4.5L19 7.5',
	alert: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5.5M12 16.5v.01',
	clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.5l3.5 2',
	up: 'M12 19V5M6 11l6-6 6 6',
	phone:
		'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2.5 2.5 0 0 1-3 2.5A17 17 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3z',
	mail: 'M5.5 5h13A2.5 2.5 0 0 1 21 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16.5v-9A2.5 2.5 0 0 1 5.5 5zM4 7.5l8 6 8-6',
	flag: 'M6 21V4h12l-3 4 3 4H6',
	gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-5 0-5-4-2.5-4S12 7 12 7s0-4 2.5-4 2.5 4-2.5 4',
	person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20a7.5 7.5 0 0 1 15 0',
	note: 'M4 5h16v11h-9l-5 4v-4H4z',
	thumb:
		'M7 11v9H4v-9zM7 11l4-8c1.6 0 2.5 1.2 2.3 2.8L13 9h5.5c1.3 0 2.2 1.2 1.9 2.4l-1.7 6.8a2.4 2.4 0 0 1-2.3 1.8H7',
} as const;

export type IconName = keyof typeof drawings;

/** A drawn line icon in the colour of its text; says nothing to a screen reader. */
export function Icon({ name, turned }: { name: IconName; turned?: boolean }): VNode {
	return (
		<svg class={turned === true ? 'i down' : 'i'} viewBox="0 0 24 24" aria-hidden="true">
			<path d={drawings[name]} />
		</svg>
	);
}

const signs = {
	tick: 'M10 21l7 7 14-15',
	clock: 'M20 6a14 14 0 1 0 0 28 14 14 0 0 0 0-28M20 12v9l6 3',
	lock: 'M12 18h16a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3v-9a3 3 0 0 1 3-3zM13 18v-4a7 7 0 0 1 14 0v4',
	question: 'M14 15a6 6 0 1 1 8.5 5.5c-1.8.8-2.5 2-2.5 4M20 30v.01',
} as const;

export type SignName = keyof typeof signs;

/** The large sign above a page's first heading; `quiet` where nothing was achieved. */
export function Sign({ name, quiet }: { name: SignName; quiet?: boolean }): VNode {
	return (
		<div class={quiet === true ? 'sign quiet' : 'sign'}>
			<svg viewBox="0 0 40 40" aria-hidden="true">
				<path d={signs[name]} />
			</svg>
		</div>
	);
}

export const star: VNode = (
	<svg viewBox="0 0 24 24" aria-hidden="true">
		<path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z" />
	</svg>
);

/** Brows, eyes and mouth, from the worst to the best; the last one's mouth is open. */
const faces = [
	'M12.5 16l7 3M35.5 16l-7 3M17 23v.5M31 23v.5M15 35q9-10 18 0',
	'M17 19.5v.5M31 19.5v.5M16 33.5q8-6 16 0',
	'M17 19v.5M31 19v.5M16 31.5h16',
	'M17 18.5v.5M31 18.5v.5M14.5 28.5q9.5 8.5 19 0',
	'M13.5 20q3.5-4.5 7 0M27.5 20q3.5-4.5 7 0',
] as const;

/** Which of the five faces stands at a share of a scale, 0 (worst) to 1 (best); 1–5. */
export function faceAt(share: number): number {
	return 1 + Math.min(4, Math.max(0, Math.round(share * 4)));
}

/** @param which 1 (worst) to 5 (best) */
export function Face({ which }: { which: number }): VNode {
	return (
		<svg viewBox="0 0 48 48" aria-hidden="true">
			<circle cx="24" cy="24" r="23" />
			<path d={faces[which - 1] ?? faces[2]} />
			{which === 5 && <path class="open" d="M13.5 27.5h21q-1.5 10-10.5 10t-10.5-10z" />}
		</svg>
	);
}
