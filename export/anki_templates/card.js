/* What a Casebook card does when tapped. Without it every card still asks and answers in full.
   Old JavaScript for old phones; double braces would be read by Anki as a field. */
(function () {
  "use strict";

  var STORE = "casebookCard";
  var card = document.querySelector(".casebook");

  function all(found) {
    return Array.prototype.slice.call(found);
  }

  function wording(element) {
    return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
  }

  function add(parent, tag, className, text) {
    var element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function addButton(parent, className, text) {
    var button = add(parent, "button", className, text);
    button.type = "button";
    return button;
  }

  function moveInto(element, nodes) {
    nodes.forEach(function (node) {
      element.appendChild(node);
    });
  }

  /* The back must know what the front showed: some apps keep the page between them, some only the session. */
  function remember(shown) {
    window[STORE] = shown;
    try {
      window.sessionStorage.setItem(STORE, JSON.stringify(shown));
    } catch (error) {
      return; /* no storage here: the window remembers */
    }
  }

  function recall(item) {
    var shown = window[STORE];
    try {
      shown = shown || JSON.parse(window.sessionStorage.getItem(STORE));
    } catch (error) {
      shown = null;
    }
    return shown && shown.item === item ? shown : null;
  }

  function shuffled(count) {
    var order = [];
    for (var index = 0; index < count; index += 1) {
      var place = Math.floor(Math.random() * (index + 1));
      order.splice(place, 0, index);
    }
    return order;
  }

  function arrange(list, rows, order) {
    order.forEach(function (index) {
      list.appendChild(rows[index]);
    });
  }

  function ask(list, rows, item) {
    var shown = { item: item, order: shuffled(rows.length), choice: null };
    var buttons = rows.map(function (row, index) {
      var words = all(row.childNodes);
      var button = addButton(row, "option", "");
      moveInto(button, words);
      row.classList.add("is-open");
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", function () {
        shown.choice = index;
        buttons.forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === button));
        });
        remember(shown);
      });
      return button;
    });
    arrange(list, rows, shown.order);
    remember(shown);
  }

  function rowReading(rows, text) {
    return rows.filter(function (row) {
      return wording(row) === text;
    })[0];
  }

  /* Put each reason under its option; what finds no option stays listed below. */
  function explain(rows) {
    var others = card.querySelector(".others");
    var reasons = all(others.querySelectorAll("dt")).map(function (name) {
      return { name: name, why: name.nextElementSibling, row: rowReading(rows, wording(name)) };
    });
    reasons.forEach(function (reason) {
      if (reason.row) {
        if (reason.why) {
          add(reason.row, "div", "why", reason.why.textContent);
          reason.why.remove();
        }
        reason.name.remove();
      }
    });
    others.hidden = others.querySelector("dt") === null;
  }

  function judge(list, rows, item) {
    var shown = recall(item);
    var key = rowReading(rows, wording(card.querySelector(".key")));
    var chosen = shown && shown.order.length === rows.length && shown.choice !== null ? rows[shown.choice] : null;
    if (shown && shown.order.length === rows.length) {
      arrange(list, rows, shown.order);
    }
    explain(rows);
    rows.forEach(function (row) {
      row.classList.add(row === key ? "is-key" : row === chosen ? "is-wrong" : "is-other");
    });
    if (key && chosen) {
      var verdict = card.querySelector(".judgement");
      verdict.textContent = chosen === key ? "Right." : "Not right.";
      verdict.classList.add(chosen === key ? "right" : "wrong");
      chosen.insertBefore(add(chosen, "span", "mark", " your choice"), chosen.querySelector(".why"));
    }
  }

  /* Hide the points until each is tapped, and what proves them until all are seen. */
  function cover(points) {
    var proofs = all(card.querySelectorAll(".explanation, .source"));
    var rows = all(points.querySelectorAll("li"));
    var covers = rows.map(function (row, index) {
      var words = all(row.childNodes);
      var point = add(row, "span", "point", "");
      moveInto(point, words);
      point.hidden = true;
      return addButton(row, "cover", "Show point " + (index + 1));
    });
    var rest = addButton(points, "show-all", "Show all " + rows.length);
    function hideUntilSeen() {
      var isSeen = points.querySelector(".cover") === null;
      rest.hidden = isSeen;
      proofs.forEach(function (proof) {
        proof.hidden = !isSeen;
      });
    }
    function uncover(button) {
      button.previousElementSibling.hidden = false;
      button.remove();
      hideUntilSeen();
    }
    hideUntilSeen();
    covers.forEach(function (button) {
      button.addEventListener("click", function () {
        uncover(button);
      });
    });
    rest.addEventListener("click", function () {
      all(points.querySelectorAll(".cover")).forEach(uncover);
    });
  }

  var options = card.querySelector(".options > ol");
  var points = card.querySelector(".points");
  if (options) {
    var side = card.querySelector("#answer") ? judge : ask;
    side(options, all(options.children), wording(card.querySelector(".item-id")));
  }
  if (points) {
    cover(points);
  }
})();
