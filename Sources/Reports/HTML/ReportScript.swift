/// What a report can do besides being read: filter, order, keys, copying, and opening all.
enum ReportScript {
  static let text = """
    (function(){"use strict";
    var $=function(id){return document.getElementById(id)},form=$("filter");
    var all=Array.prototype.slice.call(document.querySelectorAll("#matches details.match"));
    document.addEventListener("click",function(e){var id=e.target.closest&&e.target.closest(".body code");
    if(!id||!navigator.clipboard||String(getSelection()))return;
    navigator.clipboard.writeText(id.textContent).then(function(){id.classList.add("done");id.title="copied";
    setTimeout(function(){id.classList.remove("done")},900)},function(){})});
    function unfold(){var m=location.hash&&document.getElementById(location.hash.slice(1));if(m&&m.tagName==="DETAILS"){
    m.open=true;m.scrollIntoView()}}
    addEventListener("hashchange",unfold);unfold();
    if(!form)return;form.hidden=false;
    form.addEventListener("submit",function(e){e.preventDefault()});
    var texts=null,parent=all.length?all[0].parentNode:null,end=all.length?all[all.length-1].nextSibling:null,timer=0;
    function filter(){var q=$("q").value.trim().toLowerCase(),s=$("sig").value,v=$("sev").value,
    least=parseFloat($("min").value)||0,shown=0;
    if(q&&!texts)texts=all.map(function(m){return m.textContent.toLowerCase()});
    all.forEach(function(m,i){var d=m.dataset,yes=(!s||d.sig===s)&&(!v||d.sev===v)&&+d.score>=least&&
    (!q||texts[i].indexOf(q)>=0);m.hidden=!yes;if(yes)shown++});
    $("count").textContent=shown+" of "+all.length+" shown"}
    function order(){var by=$("sort").value,sorted=all.map(function(m,i){return{m:m,i:i}});
    sorted.sort(function(a,b){var d=by==="time"?a.m.dataset.time-b.m.dataset.time:
    by==="value"?b.m.dataset.value-a.m.dataset.value:0;return d||a.i-b.i});
    sorted.forEach(function(x){parent.insertBefore(x.m,end)})}
    ["sig","sev","min"].forEach(function(id){$(id).addEventListener("input",filter)});
    $("q").addEventListener("input",function(){clearTimeout(timer);timer=setTimeout(filter,120)});
    $("sort").addEventListener("input",order);filter();
    $("open").addEventListener("click",function(){var shown=all.filter(function(m){return!m.hidden}),
    open=shown.some(function(m){return!m.open});shown.forEach(function(m){m.open=open})});
    document.addEventListener("keydown",function(e){if(e.ctrlKey||e.metaKey||e.altKey)return;
    var typing=/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName);
    if(e.key==="Escape"&&typing){e.target.blur();return}if(typing)return;
    if(e.key==="/"){e.preventDefault();$("q").focus();return}if(e.key!=="j"&&e.key!=="k")return;
    var open=Array.prototype.filter.call(document.querySelectorAll("details.match"),function(m){return!m.hidden});
    var at=open.indexOf(document.activeElement&&document.activeElement.closest("details.match"));
    var next=open[e.key==="j"?at+1:at-1];if(next){next.querySelector("summary").focus();
    next.scrollIntoView({block:"nearest"})}})
    })();
    """
}
