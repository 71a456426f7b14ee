// SPDX-License-Identifier: Apache-2.0
import { droppable } from "./documents.js";
import { retellProcurer, startProcurer } from "./procurer.js";
import { showPlant, startProducer } from "./producer.js";
import { chooseLanguage, currentLanguage, loadTexts, translateDocument } from "./texts.js";

/** Tabs by the ARIA pattern: one of them in the tab order, arrows, Home and End move and choose. */
function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const choose = (chosen) => {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
    }
    history.replaceState(null, "", `#${chosen.getAttribute("aria-controls")}`);
  };
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const next = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      choose(tabs[next]);
      tabs[next].focus();
    });
  }
  const asked = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash);
  if (asked) choose(asked);
}

function startLanguages() {
  const select = document.getElementById("language");
  select.value = currentLanguage();
  select.addEventListener("change", () => {
    chooseLanguage(select.value);
    translateDocument();
    retellProcurer();
    showPlant();
  });
}

await loadTexts();
translateDocument();
startTabs();
startLanguages();
startProcurer();
startProducer();
droppable(document.body, () => {});  // a file let fall beside the fields must not replace the page
document.documentElement.dataset.ready = "yes";
