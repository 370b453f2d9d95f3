/** A gate between two lines; drawn here. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#7a4fb5" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="M6 3v18M18 3v18" /><path d="M6 7h12v10H6z" fill="#e7def5"/><path d="M12 7v10M1.500 12H6M18 12h4.500"/></svg>`;
